package dev.sesame.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.sesame.architecture.Accesses.createAGenericException;
import static dev.sesame.architecture.Accesses.readTheSystemClock;
import static dev.sesame.architecture.Accesses.useAStandardStream;
import static dev.sesame.architecture.Traits.beFreeOfCheckedExceptions;
import static dev.sesame.architecture.Traits.beInANullMarkedPackage;
import static dev.sesame.architecture.Traits.beLimitedToClassesThat;
import static dev.sesame.architecture.Traits.classesThatUse;
import static dev.sesame.architecture.Traits.eachPackage;
import static dev.sesame.architecture.Traits.stayInTheirPackage;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What holds throughout Sesame. Each is a rule on the classes under a root package: Sesame's, or a smaller tree's. */
enum ArchitectureRule {
    CORE_STANDS_ALONE(root -> classes()
            .that()
            .resideInAPackage(root + ".core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(root + ".core..", "java..", "javax.crypto..", "org.jspecify..")
            .because(
                    "the core serves any service on Java 17: it needs the JDK and JSpecify's annotations, no framework,"
                            + " no SDK, no JSON library and no adapter")),

    DOMAIN_STANDS_ALONE(root -> noClasses()
            .that()
            .resideInAPackage(root + ".core..")
            .and()
            .resideOutsideOfPackages(root + ".core.port..", root + ".core.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".core.port..", root + ".core.service..")
            .because("the domain is what ports and services speak of, and knows neither")),

    PORTS_STAND_APART(root -> CompositeArchRule.of(noClasses()
                    .that()
                    .resideInAPackage(root + ".core.port.in..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(root + ".core.port.out.."))
            .and(noClasses()
                    .that()
                    .resideInAPackage(root + ".core.port.out..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(root + ".core.port.in.."))
            .because("what callers ask of the core and what the core asks of the world change for different reasons")),

    PORTS_SPEAK_OF_THE_DOMAIN(root -> codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(root + ".core.port..")
            .should(beLimitedToClassesThat(
                    resideInAnyPackage(root + ".core..", "java.lang..", "java.util..", "java.time..")
                            .and(resideOutsideOfPackage(root + ".core.service.."))))
            .because("a type of an SDK, of Jakarta Mail, of JDBC or of Micronaut in a port would bind every caller and"
                    + " every adapter to it")),

    PORTS_THROW_NO_CHECKED_EXCEPTIONS(root -> codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(root + ".core.port..")
            .should(beFreeOfCheckedExceptions())
            .because("what goes wrong behind a port is told in the core's own exceptions, which are unchecked")),

    SERVICES_HAVE_ONE_ENTRY(root -> CompositeArchRule.of(classes()
                    .that()
                    .resideInAPackage(root + ".core.service..")
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotHaveFullyQualifiedName(root + ".core.service.Sesame")
                    .and()
                    .doNotHaveFullyQualifiedName(root + ".core.service.SesameBuilder")
                    .should()
                    .notBePublic())
            .and(classesThatUse(resideInAPackage(root + ".core.service..")
                            .and(doNot(belongTo(HasName.Predicates.nameMatching(
                                    Pattern.quote(root + ".core.service.Sesame") + "(Builder)?")))))
                    .should()
                    .resideInAPackage(root + ".core.service.."))
            .because("the services are reached through Sesame and the inbound ports it gives out")),

    ADAPTERS_STAND_APART(root -> slices().matching(root + ".adapter.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each adapter can be used, replaced or left out alone")),

    ADAPTERS_KNOW_NO_HTTP(root -> noClasses()
            .that()
            .resideInAPackage(root + ".adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".http..")
            .because("an adapter sees the core and its own technology; it is used without our service, too")),

    ADAPTERS_HIDE_THEIR_INSIDES(root -> classes()
            .that()
            .resideInAPackage(root + ".adapter..")
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should(new AdapterSurface())
            .because(
                    "an adapter shows its transport, inspector, store or limits, its config, and what these are made with;"
                            + " the rest may change without anybody noticing")),

    ONLY_THE_COMPOSITION_ROOT_NAMES_ADAPTERS(
            root -> CompositeArchRule.of(classesThatUse(resideInAPackage(root + ".adapter.."))
                            .should()
                            .resideInAnyPackage(root + ".adapter..", root + ".http.config.."))
                    .and(classesThatUse(resideInAPackage(root + ".simulator.."))
                            .should()
                            .resideInAnyPackage(root + ".simulator..", root + ".http.config.."))
                    .because("swapping one transport for another, or SES for the simulator, touches one package")),

    SIMULATOR_STANDS_ALONE(root -> noClasses()
            .that()
            .resideInAPackage(root + ".simulator..")
            .should()
            .dependOnClassesThat(resideInAPackage(root + "..").and(resideOutsideOfPackage(root + ".simulator..")))
            .because("the simulator judges what we send: code it shared with us would hide a mistake of ours")),

    AWS_SDK_STAYS_IN_SESAPI(root -> classesThatUse(resideInAPackage("software.amazon.."))
            .should()
            .resideInAPackage(root + ".adapter.sesapi..")
            .because("the AWS SDK is how one transport works, and nothing to the others")),

    JAKARTA_MAIL_STAYS_IN_SESSMTP(
            root -> classesThatUse(resideInAnyPackage("jakarta.mail..", "jakarta.activation..", "org.eclipse.angus.."))
                    .should()
                    .resideInAnyPackage(root + ".adapter.sessmtp..", root + ".simulator..")
                    .because("Jakarta Mail is how one transport works; the simulator, a module of its own, reads mails"
                            + " with it")),

    JDBC_STAYS_IN_STOREJDBC(root -> classesThatUse(resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.sqlite..",
                    "org.postgresql..",
                    "com.zaxxer.hikari..",
                    "org.flywaydb.."))
            .should()
            .resideInAnyPackage(root + ".adapter.storejdbc..", root + ".adapter.limits..")
            .because("that things are kept in a database is the affair of the store, and of the limits that instances"
                    + " share")),

    MICRONAUT_STAYS_IN_HTTP(
            root -> classesThatUse(resideInAnyPackage("io.micronaut..", "io.netty..", "jakarta.inject.."))
                    .should()
                    .resideInAPackage(root + ".http..")
                    .because("everything but the service runs without its framework")),

    MICROMETER_STAYS_IN_OBSERVABILITY(root -> classesThatUse(resideInAnyPackage("io.micrometer..", "io.prometheus.."))
            .should()
            .resideInAnyPackage(root + ".http.observability..", root + ".http.config..")
            .because("what is counted is told through ports; how it is counted may change")),

    OPENTELEMETRY_STAYS_IN_TRACING(root -> classesThatUse(resideInAPackage("io.opentelemetry.."))
            .should()
            .resideInAPackage(root + ".http.tracing..")
            .because("what is sent is told through ports; who wants no traces loads none of it")),

    TIME_COMES_FROM_A_CLOCK(root -> noClasses()
            .that()
            .resideOutsideOfPackage(root + ".http.config..")
            .and()
            .doNotHaveFullyQualifiedName(root + ".simulator.SesSimulatorBuilder")
            .and()
            .doNotHaveFullyQualifiedName(root + ".core.service.SesameBuilder")
            .and()
            .doNotHaveFullyQualifiedName(root + ".simulator.tls.CertificateAuthority")
            .should(accessTargetWhere(readTheSystemClock()))
            .because("tests set the time; the system's clock is chosen where things are put together: in the"
                    + " composition root, and as the default of Sesame's and the simulator's builders."
                    + " The simulator's certificates are checked by clients that know no other clock."
                    + " System.nanoTime is no clock, it only measures")),

    ERRORS_SHARE_ONE_ROOT(root -> classes()
            .that()
            .areAssignableTo(Throwable.class)
            .and()
            .resideOutsideOfPackage(root + ".simulator..")
            .and(doNot(resideInAPackage(root + ".adapter..").and(stayInTheirPackage())))
            .should()
            .beAssignableTo(root + ".core.error.ConnectorException")
            .because("callers tell our errors from others by one type. An adapter's package-private exceptions pass"
                    + " between it and its technology or stand as a cause, and nobody can catch"
                    + " one; the simulator has no part in the core")),

    NO_GENERIC_EXCEPTIONS(root -> noClasses()
            .should(accessTargetWhere(createAGenericException()))
            .because("nobody can act on an exception that says nothing")),

    NO_STANDARD_STREAMS(root -> noClasses()
            .that()
            .doNotHaveFullyQualifiedName(root + ".simulator.program.SimulatorProgram")
            .should(accessTargetWhere(useAStandardStream()))
            .because("operators read the log; only the simulator's program talks to whoever started it")),

    PACKAGES_ARE_NULL_MARKED(root -> classes()
            .that()
            .doNotHaveSimpleName("package-info")
            .should(beInANullMarkedPackage())
            .because("null is checked where it is marked, and each package is marked on its own")),

    NO_PACKAGE_CYCLES(root -> CompositeArchRule.of(
                    slices().assignedFrom(eachPackage()).should().beFreeOfCycles())
            .and(slices().matching(root + ".(*).(*)..").should().beFreeOfCycles())
            .because("what is in a cycle can only be understood, and changed, at once: neither single packages nor the"
                    + " parts of a module form one"));

    // The lambdas above hold nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<String, ArchRule> rule;

    ArchitectureRule(Function<String, ArchRule> rule) {
        this.rule = rule;
    }

    /** The rule for the classes under this package, in which it must find something to hold. */
    ArchRule on(String root) {
        return rule.apply(root);
    }
}
