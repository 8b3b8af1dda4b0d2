package dev.sesame.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;

/** What classes, methods and packages are like, in the words of the rules. */
final class Traits {

    private Traits() {}

    /** Classes that depend on such a class: a rule on them cannot hold for want of anybody who does. */
    static GivenClassesConjunction classesThatUse(DescribedPredicate<JavaClass> used) {
        return classes()
                .that(describe(
                        "use classes that " + used.getDescription(),
                        user -> user.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency ->
                                        used.test(dependency.getTargetClass().getBaseComponentType()))));
    }

    /** Only classes of its package can name it. */
    static DescribedPredicate<JavaClass> stayInTheirPackage() {
        return describe(
                "stay in their package",
                type -> !type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getModifiers().contains(JavaModifier.PROTECTED));
    }

    static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return be(describe("in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
    }

    /** Parameters and results, and what stands between their angle brackets. */
    static ArchCondition<JavaCodeUnit> beLimitedToClassesThat(DescribedPredicate<JavaClass> allowed) {
        return be(describe(
                "limited to classes that " + allowed.getDescription(), unit -> unit.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getBaseComponentType)
                        .allMatch(allowed)));
    }

    static ArchCondition<JavaCodeUnit> beFreeOfCheckedExceptions() {
        return be(describe("free of checked exceptions", unit -> unit.getExceptionTypes().stream()
                .allMatch(exception ->
                        exception.isAssignableTo(RuntimeException.class) || exception.isAssignableTo(Error.class))));
    }

    /** Each package as a slice of its own, however deep. */
    static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }
}
