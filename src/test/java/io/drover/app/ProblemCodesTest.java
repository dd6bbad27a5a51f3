package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.drover.problem.ProblemCode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemCodesTest {
    @Test
    void every_declared_enum_of_problems_is_listed() {
        Set<String> declared = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.drover").stream()
                        .filter(c -> c.isAssignableTo(ProblemCode.class) && c.isEnum())
                        .map(c -> c.getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed =
                ProblemCodes.all().stream().map(c -> ((Enum<?>) c).getDeclaringClass().getName()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(declared);
    }

    @Test
    void names_are_unique_and_texts_are_complete() {
        List<ProblemCode> all = ProblemCodes.all();
        assertThat(all).extracting(ProblemCode::name).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(code -> {
            assertThat(code.name()).matches("[A-Z][A-Z0-9_]+");
            assertThat(code.title()).isNotBlank().doesNotEndWith(".");
            assertThat(code.explanation()).endsWith(".");
            assertThat(code.next()).endsWith(".");
        });
    }
}
