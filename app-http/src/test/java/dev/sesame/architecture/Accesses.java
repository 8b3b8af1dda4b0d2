package dev.sesame.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.function.Predicate;

/** Calls, method references and uses of fields that the rules forbid. */
final class Accesses {

    private static final Set<String> GENERIC_EXCEPTIONS = Set.of(
            Throwable.class.getName(),
            Exception.class.getName(),
            RuntimeException.class.getName(),
            Error.class.getName());

    private Accesses() {}

    /** Asks for the time, or for a clock that knows it, without a {@link Clock} to ask. */
    static DescribedPredicate<JavaAccess<?>> readTheSystemClock() {
        return describe("the system's clock is read", access -> {
            AccessTarget target = access.getTarget();
            return target instanceof CodeUnitAccessTarget call && !isGivenAClock(call) && readsTheSystemClock(call);
        });
    }

    private static boolean isGivenAClock(CodeUnitAccessTarget call) {
        return call.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(InstantSource.class));
    }

    private static boolean readsTheSystemClock(CodeUnitAccessTarget call) {
        JavaClass owner = call.getOwner();
        String name = call.getName();
        if (owner.getPackageName().startsWith("java.time")) {
            boolean isClock = owner.isAssignableTo(InstantSource.class);
            return name.equals("now") || (isClock && (name.startsWith("system") || name.startsWith("tick")));
        }
        return (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.isAssignableTo(Calendar.class) && name.equals("getInstance"))
                || (owner.isEquivalentTo(Date.class)
                        && name.equals(JavaConstructor.CONSTRUCTOR_NAME)
                        && call.getRawParameterTypes().isEmpty());
    }

    /** Makes an exception that is of no type of its own; what a subclass hands to its parent does not count. */
    static DescribedPredicate<JavaAccess<?>> createAGenericException() {
        return describe("a generic exception is created", access -> {
            AccessTarget target = access.getTarget();
            return target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                    && GENERIC_EXCEPTIONS.contains(target.getOwner().getName())
                    && !callsItsParent(access.getOrigin(), target.getOwner());
        });
    }

    private static boolean callsItsParent(JavaCodeUnit caller, JavaClass parent) {
        return caller.isConstructor()
                && caller.getOwner().getRawSuperclass().filter(parent::equals).isPresent();
    }

    /** Uses System.in, System.out or System.err, or prints a stack trace. */
    static DescribedPredicate<JavaAccess<?>> useAStandardStream() {
        return describe("a standard stream is used", access -> {
            AccessTarget target = access.getTarget();
            return target instanceof FieldAccessTarget
                    ? target.getOwner().isEquivalentTo(System.class)
                    : target.getName().equals("printStackTrace")
                            && target.getOwner().isAssignableTo(Throwable.class);
        });
    }

    private static DescribedPredicate<JavaAccess<?>> describe(String description, Predicate<JavaAccess<?>> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}
