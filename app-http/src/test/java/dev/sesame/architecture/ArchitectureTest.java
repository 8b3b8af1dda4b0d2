package dev.sesame.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds Sesame to its rules, and each rule to its broken tree. */
class ArchitectureTest {

    private static final String SESAME = "dev.sesame";
    private static final String BROKEN = "dev.sesame.architecture.broken";
    private static final String OFFENDER = "Breaks";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(SESAME);

    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BROKEN);

    @ParameterizedTest
    @EnumSource
    void sesame_keeps_the_rule(ArchitectureRule rule) {
        rule.on(SESAME).check(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void a_rule_is_the_only_one_that_its_tree_breaks(ArchitectureRule rule) {
        assertThat(ArchitectureRule.values())
                .filteredOn(other -> !violations(other, rule).isEmpty())
                .containsExactly(rule);
    }

    @ParameterizedTest
    @EnumSource
    void a_rule_names_every_class_that_breaks_it_and_no_other(ArchitectureRule rule) {
        Set<String> offenders = fixture(rule).stream()
                .filter(type -> type.getSimpleName().startsWith(OFFENDER))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        List<String> violations = violations(rule, rule);

        assertThat(offenders).isNotEmpty().allSatisfy(offender -> assertThat(violations)
                .anyMatch(violation -> names(violation, offender)));
        assertThat(violations)
                .allMatch(violation -> offenders.stream().anyMatch(offender -> names(violation, offender)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "adapter.sesapi", "adapter.storejdbc", "simulator", "http"})
    @ValueSource(strings = {"core", "adapter.sesapi", "adapter.limits", "simulator", "http"})
    void every_module_is_examined(String module) {
        assertThat(OURS.that(resideInAPackage(SESAME + "." + module + ".."))).isNotEmpty();
    }

    @Test
    void no_test_is_examined() {
        assertThat(OURS)
                .extracting(JavaClass::getName)
                .noneMatch(name -> name.matches(".*(Test|Contract|architecture.*)"));
    }

    @Test
    void every_tree_belongs_to_a_rule() {
        List<String> roots = Arrays.stream(ArchitectureRule.values())
                .map(ArchitectureTest::root)
                .toList();

        assertThat(FIXTURES).extracting(JavaClass::getPackageName).allMatch(name -> roots.stream()
                .anyMatch(root -> name.startsWith(root + ".")));
    }

    private static List<String> violations(ArchitectureRule rule, ArchitectureRule fixtureOf) {
        // The fixture of one rule holds nothing for most of the others.
        return rule.on(root(fixtureOf))
                .allowEmptyShould(true)
                .evaluate(fixture(fixtureOf))
                .getFailureReport()
                .getDetails();
    }

    private static JavaClasses fixture(ArchitectureRule rule) {
        return FIXTURES.that(resideInAPackage(root(rule) + ".."));
    }

    private static String root(ArchitectureRule rule) {
        return BROKEN + "." + rule.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static boolean names(String violation, String type) {
        return Pattern.compile("\\b" + Pattern.quote(type) + "\\b")
                .matcher(violation)
                .find();
    }
}
