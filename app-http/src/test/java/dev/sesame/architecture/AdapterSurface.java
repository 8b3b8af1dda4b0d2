package dev.sesame.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Belongs to what an adapter shows: its transports, inspectors, stores (and what opens several), limits and configs, and the
 * classes that their public methods
 * speak of, and so on.
 */
final class AdapterSurface extends ArchCondition<JavaClass> {

    private static final Pattern SHOWN = Pattern.compile("\\w+(Transport|Inspector|Stores?|Limits|Config)");

    private final Set<JavaClass> surface = new HashSet<>();

    AdapterSurface() {
        super(
                "be a *Transport, an *Inspector, a *Store, *Stores, *Limits, a *Config, or in the public signature of one");
    }

    @Override
    public void init(Collection<JavaClass> types) {
        surface.clear();
        types.stream()
                .filter(type -> SHOWN.matcher(type.getSimpleName()).matches())
                .forEach(this::add);
    }

    private void add(JavaClass type) {
        if (!surface.add(type)) {
            return;
        }
        type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMember::getAllInvolvedRawTypes)
                .flatMap(Set::stream)
                .map(JavaClass::getBaseComponentType)
                .filter(named -> named.getPackage().equals(type.getPackage()))
                .forEach(this::add);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean shown = surface.contains(type);
        events.add(new SimpleConditionEvent(
                type, shown, type.getDescription() + (shown ? " is" : " is not") + " what an adapter shows"));
    }
}
