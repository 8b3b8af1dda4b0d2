package dev.sesame.publicapi;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What types promise, as text: a line for each, and one for each member below it. */
final class ApiListing {

    private static final Pattern PLAIN = Pattern.compile("\\bjava\\.(lang|time|util|util\\.function)\\.(?=[A-Z])");
    private static final Pattern NULLABLE = Pattern.compile("@org\\.jspecify\\.annotations\\.Nullable\\(\\) ?");

    private ApiListing() {}

    static String of(Collection<Class<?>> types) {
        return types.stream()
                .flatMap(type ->
                        Stream.concat(Stream.of(type(type)), members(type).map(member -> "  " + member)))
                .map(line -> line + "\n")
                .collect(joining());
    }

    private static String type(Class<?> type) {
        StringBuilder line = new StringBuilder();
        int modifiers = type.getModifiers() & (Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL);
        if (!type.isInterface()) {
            modifiers |= type.getModifiers() & Modifier.ABSTRACT;
        }
        line.append(Modifier.toString(modifiers)).append(modifiers == 0 ? "" : " ");
        line.append(type.isSealed() ? "sealed " : "").append(kind(type)).append(' ');
        // Not toGenericString, which repeats what is above in a changing order.
        line.append(type.getName()).append(typeParameters(type));
        if (type.isRecord()) {
            line.append(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAnnotatedType)
                    .map(AnnotatedType::toString)
                    .collect(joining(", ", "(", ")")));
        }
        Type superclass = type.getGenericSuperclass();
        if (superclass != null && superclass != Object.class && !type.isEnum() && !type.isRecord()) {
            line.append(" extends ").append(superclass.getTypeName());
        }
        if (type.getInterfaces().length > 0) {
            line.append(type.isInterface() ? " extends " : " implements ").append(names(type.getGenericInterfaces()));
        }
        return shortened(line.toString());
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }

    private static String typeParameters(GenericDeclaration generic) {
        return generic.getTypeParameters().length == 0
                ? ""
                : Stream.of(generic.getTypeParameters())
                        .map(parameter -> parameter.getName() + " extends " + names(parameter.getBounds()))
                        .collect(joining(", ", "<", ">"));
    }

    private static String names(Type... types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(joining(", "));
    }

    private static Stream<String> members(Class<?> type) {
        List<Member> members = Surface.members(type);
        return members.stream()
                .map(ApiListing::member)
                .map(ApiListing::shortened)
                .sorted();
    }

    private static String member(Member member) {
        return switch (member) {
            case Field field -> field(field);
            case Constructor<?> constructor -> modifiers(constructor) + "new" + signature(constructor);
            case Method method ->
                modifiers(method)
                        + (method.isDefault() ? "default " : "")
                        + typeParameters(method)
                        + method.getAnnotatedReturnType()
                        + " "
                        + method.getName()
                        + signature(method);
            default -> throw new IllegalStateException(member.getName());
        };
    }

    private static String field(Field field) {
        return field.isEnumConstant()
                ? field.getName()
                : modifiers(field) + field.getAnnotatedType() + " " + field.getName();
    }

    /** Public goes without saying. */
    private static String modifiers(Member member) {
        int shown = member.getModifiers() & (Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT);
        return Modifier.toString(shown) + (shown == 0 ? "" : " ");
    }

    private static String signature(Executable executable) {
        String thrown = names(executable.getGenericExceptionTypes());
        return Stream.of(executable.getAnnotatedParameterTypes())
                        .map(AnnotatedType::toString)
                        .collect(joining(", ", "(", ")"))
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String shortened(String line) {
        return NULLABLE.matcher(PLAIN.matcher(line).replaceAll("")).replaceAll("@Nullable ");
    }
}
