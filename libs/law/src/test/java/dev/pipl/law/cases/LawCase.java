package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A case of a law-case file.
 *
 * @param file the file's path below the folder of law cases
 * @param provision the id of the provision the file is about
 * @param name what the case shows, as a sentence
 * @param rule the name of the rule it tries
 * @param ask the question put
 * @param given the facts
 * @param expect the part of the answer that matters
 */
public record LawCase(
        String file, String provision, String name, String rule, String ask, JsonNode given, JsonNode expect) {

    @Override
    public String toString() {
        return provision + ": " + name;
    }
}
