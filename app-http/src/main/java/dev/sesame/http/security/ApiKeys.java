package dev.sesame.http.security;

import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.access.Role;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of the settings, each with a name and a role; only their digests are kept. Immutable. */
public final class ApiKeys {

    /** No keys. */
    public static final ApiKeys NONE = new ApiKeys(Map.of(), Map.of(), List.of());

    /** A key may hold colons, a name neither a colon nor an at sign: what is a role cannot be part of either. */
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]{1,64})(?:@([a-z]+))?:(\\S+)");

    /** 96 bits at best, as base64: far more than can be tried over a network. */
    private static final int ENOUGH_CHARACTERS = 16;

    private final Map<String, byte[]> digestsByName;
    private final Map<String, Role> roles;
    private final List<String> tooShort;

    private ApiKeys(Map<String, byte[]> digestsByName, Map<String, Role> roles, List<String> tooShort) {
        this.digestsByName = digestsByName;
        this.roles = Map.copyOf(roles);
        this.tooShort = List.copyOf(tooShort);
    }

    /**
     * Reads {@code name:key,name@role:key}; blank for none. Without a role it is an admin's.
     *
     * @throws InvalidInputException if an entry is not of that form, or a name stands twice; it repeats no key
     */
    public static ApiKeys parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        Map<String, byte[]> digests = new LinkedHashMap<>();
        Map<String, Role> roles = new HashMap<>();
        List<String> tooShort = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(part.strip());
            Optional<Role> role = matcher.matches() ? role(matcher.group(2)) : Optional.empty();
            if (role.isEmpty() || digests.putIfAbsent(matcher.group(1), digest(matcher.group(3))) != null) {
                throw InvalidInputException.settings(List.of(new Problem(
                        "",
                        "must be name:key,name@role:key with different names, the roles send, read or admin, and keys"
                                + " without spaces")));
            }
            roles.put(matcher.group(1), role.get());
            if (matcher.group(3).length() < ENOUGH_CHARACTERS) {
                tooShort.add(matcher.group(1));
            }
        }
        return new ApiKeys(digests, roles, tooShort);
    }

    private static Optional<Role> role(@Nullable String id) {
        return id == null ? Optional.of(Role.ADMIN) : Role.parse(id);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return digestsByName.isEmpty();
    }

    /** The roles of all keys, by name. */
    public Map<String, Role> roles() {
        return roles;
    }

    /**
     * What to tell of keys that others could guess, one line each; it repeats no key. They count all the same: nobody is to be
     * locked out by an update.
     */
    public List<String> warnings() {
        return tooShort.stream()
                .map(name -> "The key of \"" + name + "\" in SESAME_API_KEYS has fewer than " + ENOUGH_CHARACTERS
                        + " characters, and could be guessed: replace it with what openssl rand -base64 32 prints")
                .toList();
    }

    /** The holder of this key; empty if it is none of ours. Takes the same time whichever it is. */
    public Optional<KeyHolder> holder(String key) {
        byte[] digest = digest(key);
        String found = null;
        for (Map.Entry<String, byte[]> known : digestsByName.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), digest)) {
                found = known.getKey();
            }
        }
        Role role = found == null ? null : roles.get(found);
        return found == null || role == null ? Optional.empty() : Optional.of(new KeyHolder(found, role, null));
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ApiKeys" + digestsByName.keySet();
    }
}
