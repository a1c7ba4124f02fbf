package dev.pipl.law.route;

/**
 * The recipient is a foreign judicial or law-enforcement body that asked for the information (PIPL 41).
 *
 * @param approved whether the competent authority of China has approved the provision
 */
public record ForeignAuthorityRequest(boolean approved) {}
