package dev.pipl.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.pipl.verifier");

    @Test
    void noCodeOfTheServicesIsUsed() {
        DescribedPredicate<JavaClass> ofThisProject = DescribedPredicate.describe(
                "of another module of this project",
                type -> type.getPackageName().startsWith("dev.pipl.")
                        && !type.getPackageName().startsWith("dev.pipl.verifier"));

        noClasses().should().dependOnClassesThat(ofThisProject).check(CLASSES);
    }

    @Test
    void thePomNamesNoModuleOfThisProject() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(pom.substring(pom.indexOf("<dependencies>"))).doesNotContain("<groupId>dev.pipl</groupId>");
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.pipl.verifier.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sourceFilesStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(300));
        }
    }
}
