package dev.pipl.local.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param environment beside the launcher's own environment
 */
public record Launch(List<String> command, Map<String, String> environment, Path folder) {}
