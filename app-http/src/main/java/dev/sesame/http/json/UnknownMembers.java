package dev.sesame.http.json;

import dev.sesame.core.input.InputObject;

/** Members of a request that nobody knows: a misspelt one must not be taken for one that was left out. */
public final class UnknownMembers {

    private UnknownMembers() {}

    /** Reports each member of the object that was not asked for. */
    public static void refuse(InputObject object) {
        for (String key : object.unknownKeys()) {
            object.problem(InputObject.escape(key), "is not a member of this object; see /openapi.yml");
        }
    }
}
