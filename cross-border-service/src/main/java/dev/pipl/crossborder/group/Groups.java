package dev.pipl.crossborder.group;

import dev.pipl.crossborder.handler.KnownHandler;
import java.util.List;

/** Which handlers stand under one control, by their newest profiles. Blocking; thread-safe. */
public interface Groups {

    /** The handlers whose profile names that group now, by id; none for a group nobody names. */
    List<KnownHandler> members(String groupId);
}
