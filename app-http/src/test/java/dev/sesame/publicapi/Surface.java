package dev.sesame.publicapi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The types that users of a library come by: those they name, and those that these speak of, and so on. */
final class Surface {

    private final Predicate<Class<?>> ours;
    private final Set<Class<?>> types = new TreeSet<>(Comparator.comparing(Class::getName));
    private final Set<Type> seen = new HashSet<>();

    private Surface(Predicate<Class<?>> ours) {
        this.ours = ours;
    }

    /** In the order of their names. */
    static Set<Class<?>> of(Collection<Class<?>> entries, Predicate<Class<?>> ours) {
        Surface surface = new Surface(ours);
        entries.forEach(surface::add);
        return surface.types;
    }

    /** What callers and subclasses may use of a type, as it declares it; what every object, enum or record has is left out. */
    static List<Member> members(Class<?> type) {
        return Stream.<Member[]>of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(member -> isShown(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !(member instanceof Method method) || !isEverybodys(type, method))
                .toList();
    }

    static boolean isShown(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static boolean isEverybodys(Class<?> type, Method method) {
        return switch (method.getName()) {
            case "toString", "hashCode", "values" -> method.getParameterCount() == 0;
            case "equals" -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Object.class});
            case "valueOf" -> type.isEnum() && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
            default -> false;
        };
    }

    private void add(Type type) {
        if (!seen.add(type)) {
            return;
        }
        switch (type) {
            case Class<?> plain -> addClass(plain);
            case ParameterizedType generic -> {
                add(generic.getRawType());
                addAll(generic.getActualTypeArguments());
            }
            case GenericArrayType array -> add(array.getGenericComponentType());
            case WildcardType wildcard -> {
                addAll(wildcard.getUpperBounds());
                addAll(wildcard.getLowerBounds());
            }
            case TypeVariable<?> variable -> addAll(variable.getBounds());
            default -> throw new IllegalStateException(type.getTypeName());
        }
    }

    private void addAll(Type... all) {
        for (Type type : all) {
            add(type);
        }
    }

    private void addClass(Class<?> type) {
        if (type.isArray()) {
            add(type.getComponentType());
            return;
        }
        if (!ours.test(type)) {
            return;
        }
        List<Type> spokenOf = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            spokenOf.add(type.getGenericSuperclass());
        }
        if (isShown(type.getModifiers())) {
            types.add(type);
            spokenOf.addAll(List.of(type.getDeclaredClasses()));
        }
        for (Member member : members(type)) {
            switch (member) {
                case Field field -> spokenOf.add(field.getGenericType());
                case Method method -> {
                    spokenOf.add(method.getGenericReturnType());
                    addSignature(method, spokenOf);
                }
                case Constructor<?> constructor -> addSignature(constructor, spokenOf);
                default -> throw new IllegalStateException(member.getName());
            }
        }
        spokenOf.forEach(this::add);
    }

    private static void addSignature(Executable executable, List<Type> spokenOf) {
        spokenOf.addAll(List.of(executable.getGenericParameterTypes()));
        spokenOf.addAll(List.of(executable.getGenericExceptionTypes()));
    }
}
