package dev.pipl.law;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a value rests on. */
public enum Basis {
    /** The words of the provision itself. */
    @JsonProperty("law")
    LAW,
    /** The issuer's published reading of the provision, which is not law; it can be switched off. */
    @JsonProperty("reading")
    READING,
    /** This platform's conservative answer where the provision leaves a question open. */
    @JsonProperty("default")
    DEFAULT
}
