package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.kit.problem.FieldError;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a mechanism is to cover. */
@Schema(
        name = "MechanismScope",
        requiredProperties = {"recipientIds", "purposes", "categories"})
record ScopeForm(
        @Schema(description = "Ids of overseas recipients. 境外接收方。")
        List<String> recipientIds,

        @Schema(description = "As transfers state them. 出境目的。")
        List<String> purposes,

        @Schema(description = "Codes of the kinds of information. 个人信息种类代码。")
        List<String> categories,

        @Schema(description = "Whether sensitive information is covered. 是否包括敏感个人信息。")
        Boolean sensitive,

        @Schema(description = "Whether important data are. 是否包括重要数据。")
        Boolean importantData,

        @Schema(
                minimum = "0",
                description = "Distinct persons of non-sensitive information over the whole term. 有效期内非敏感个人信息总人数。")
        Long personsMax,

        @Schema(minimum = "0", description = "Likewise, of sensitive information. 有效期内敏感个人信息总人数。")
        Long sensitivePersonsMax) {

    /** Technical limits: a scope fits into one event. */
    private static final int ENTRIES_MAX = 200;

    private static final int ENTRY_LENGTH_MAX = 200;

    static ScopeForm of(Scope scope) {
        return new ScopeForm(
                scope.recipientIds().stream().sorted().toList(),
                scope.purposes().stream().sorted().toList(),
                scope.categories().stream().sorted().toList(),
                scope.sensitive(),
                scope.importantData(),
                boxed(scope.personsMax()),
                boxed(scope.sensitivePersonsMax()));
    }

    private static Long boxed(OptionalLong number) {
        return number.isEmpty() ? null : number.getAsLong();
    }

    /** The scope, or {@code null} with what is wrong added to the errors. */
    Scope scope(List<FieldError> errors) {
        int before = errors.size();
        require("recipientIds", recipientIds, errors);
        require("purposes", purposes, errors);
        require("categories", categories, errors);
        require("personsMax", personsMax, errors);
        require("sensitivePersonsMax", sensitivePersonsMax, errors);
        return errors.size() == before
                ? new Scope(
                        Set.copyOf(recipientIds),
                        Set.copyOf(purposes),
                        Set.copyOf(categories),
                        Boolean.TRUE.equals(sensitive),
                        Boolean.TRUE.equals(importantData),
                        unboxed(personsMax),
                        unboxed(sensitivePersonsMax))
                : null;
    }

    private static OptionalLong unboxed(Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static void require(String field, List<String> entries, List<FieldError> errors) {
        boolean isSound = entries != null
                && !entries.isEmpty()
                && entries.size() <= ENTRIES_MAX
                && entries.stream().allMatch(ScopeForm::isEntry);
        if (!isSound) {
            errors.add(new FieldError(
                    "scope." + field,
                    "须为 1 至 " + ENTRIES_MAX + " 项，每项 1 至 " + ENTRY_LENGTH_MAX + " 个字符",
                    "must be 1 to " + ENTRIES_MAX + " entries of 1 to " + ENTRY_LENGTH_MAX + " characters"));
        }
    }

    private static boolean isEntry(String entry) {
        return entry != null
                && !entry.isBlank()
                && entry.length() <= ENTRY_LENGTH_MAX
                && !entry.equals(Scope.ANY)
                && entry.chars().noneMatch(Character::isISOControl);
    }

    private static void require(String field, Long persons, List<FieldError> errors) {
        if (persons != null && persons < 0) {
            errors.add(new FieldError("scope." + field, "不得为负数", "must not be negative"));
        }
    }
}
