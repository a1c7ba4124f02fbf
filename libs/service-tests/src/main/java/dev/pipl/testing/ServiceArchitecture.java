package dev.pipl.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a service is built, as a test: {@code ServiceArchitecture.of("dev.pipl.registry").check()} fails with every
 * breach of every rule. Looks at the compiled main classes and at {@code src/main/java} of the module it runs in.
 */
public final class ServiceArchitecture {
    private static final String[] FRAMEWORKS = {
        "jakarta..",
        "io.quarkus..",
        "io.smallrye..",
        "org.hibernate..",
        "io.vertx..",
        "io.micrometer..",
        "org.eclipse.microprofile..",
        "org.jboss..",
        "java.sql..",
        "javax.sql..",
        "org.postgresql..",
        "org.apache.kafka..",
    };
    private static final String KIT = "dev.pipl.kit.";
    private static final Set<String> KIT_BEANS = Set.of("Access", "Projections");
    private static final Set<String> OWN_TIME =
            Set.of("Instant", "LocalDate", "LocalDateTime", "LocalTime", "OffsetDateTime", "ZonedDateTime", "Year");

    private final String root;
    private final JavaClasses classes;

    ServiceArchitecture(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /**
     * The rules over the module that the test runs in.
     *
     * @param root the module's root package
     */
    public static ServiceArchitecture of(String root) {
        return new ServiceArchitecture(
                root,
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                        .importPackages(root)
                        .that(describe("are compiled from the main sources", ServiceArchitecture::isMain)));
    }

    /** By the source, because some runners compile main and test classes into one folder. */
    private static boolean isMain(JavaClass type) {
        String outermost = type.getName().replaceAll("\\$.*", "");
        return Files.exists(SourceRules.SOURCES.resolve(outermost.replace('.', '/') + ".java"));
    }

    /** All rules at once. */
    public void check() {
        List<String> breaches =
                Stream.concat(classBreaches(), SourceRules.breaches()).toList();
        if (!breaches.isEmpty()) {
            throw new AssertionError(breaches.size() + " breaches\n" + String.join("\n", breaches));
        }
    }

    Stream<String> classBreaches() {
        return rules().flatMap(this::breaches);
    }

    private Stream<ArchRule> rules() {
        return Stream.of(
                onlyAdaptersImportFrameworks(),
                plainCodeUsesNoBeansOfTheKit(),
                timeComesFromTheInjectedClock(),
                theTwoKindsOfTransactionAreApart(),
                packagesHaveNoCycles(),
                namesSayWhatThingsAre());
    }

    private Stream<String> breaches(ArchRule rule) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails().stream()
                .map(detail -> rule.getDescription() + ": " + detail);
    }

    private static ArchRule onlyAdaptersImportFrameworks() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .as("only adapter packages import frameworks");
    }

    private static ArchRule plainCodeUsesNoBeansOfTheKit() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..adapter..")
                .should()
                .dependOnClassesThat(describe(
                        "are beans or adapters of the kit",
                        type -> type.getPackageName().startsWith(KIT)
                                && (resideInAPackage("..adapter..").test(type)
                                        || isOfKind(type, "Session")
                                        || isOfKind(type, "Jdbc")
                                        || KIT_BEANS.contains(type.getSimpleName()))))
                .as("plain code uses no beans of the kit");
    }

    private static ArchRule timeComesFromTheInjectedClock() {
        return noClasses()
                .should()
                .callMethodWhere(describe("reads the machine's clock", ServiceArchitecture::readsMachineClock))
                .as("time comes from the injected clock");
    }

    private static boolean readsMachineClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        if (owner.equals("java.time.Clock")) {
            return method.startsWith("system") || method.startsWith("tick");
        }
        boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.getName().equals("java.time.Clock"));
        return (owner.equals("java.lang.System") && method.equals("currentTimeMillis"))
                || (owner.startsWith("java.time.")
                        && OWN_TIME.contains(call.getTargetOwner().getSimpleName())
                        && method.equals("now")
                        && withoutClock);
    }

    private static ArchRule theTwoKindsOfTransactionAreApart() {
        Predicate<JavaClass> jdbc = type -> resideInAPackage("java.sql..").test(type)
                || resideInAPackage("javax.sql..").test(type)
                || isOfKind(type, "Jdbc");
        Predicate<JavaClass> session =
                type -> resideInAPackage("org.hibernate.reactive..").test(type)
                        || resideInAPackage("io.quarkus.hibernate.reactive..").test(type)
                        || resideInAPackage("io.vertx.mutiny.sqlclient..").test(type)
                        || isOfKind(type, "Session");
        DescribedPredicate<JavaClass> both =
                describe("use both kinds of transaction", type -> dependsOn(type, jdbc) && dependsOn(type, session));
        return noClasses().should(new NeverBe(both)).as("the two kinds of transaction are apart");
    }

    private static boolean dependsOn(JavaClass type, Predicate<JavaClass> kind) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(kind);
    }

    private static boolean isOfKind(JavaClass type, String prefix) {
        return type.getPackageName().startsWith(KIT) && type.getSimpleName().startsWith(prefix);
    }

    private ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().as("packages have no cycles");
    }

    private static ArchRule namesSayWhatThingsAre() {
        return classes()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameNotMatching(
                        ".*\\.[A-Za-z0-9]*(Manager|Helper|Utils?|Impl|Base|Processor|Dto|Controller)([A-Z][A-Za-z0-9]*)?")
                .andShould()
                .resideOutsideOfPackages("..common..", "..core..", "..util..", "..utils..", "..base..", "..impl..")
                .as("names say what things are");
    }
}
