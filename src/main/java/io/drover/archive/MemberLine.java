package io.drover.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One line of {@code project_members.ndjson} or {@code members.ndjson}, with the places of the user's addresses. Editing replaces just the bytes of
 * the address; key order, escapes, numbers and spaces stay as they were.
 */
final class MemberLine {
    private final byte[] line;
    private final List<Place> addresses = new ArrayList<>();
    private @Nullable Long userId;
    private @Nullable String username;
    private int userEnd = -1;
    private boolean userEmpty = true;
    private boolean invites;

    /** A JSON value in the line: a string, or null when it is JSON's null. */
    private record Place(int start, int end, @Nullable String value) {
        boolean filled() {
            return value != null && !value.isEmpty();
        }
    }

    /** @param line without its line end */
    MemberLine(byte[] line, String place) {
        this.line = line;
        try (JsonParser json = Json.parser(line)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                readMember(json);
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                throw ArchiveProblem.ARCHIVE_NOT_JSON.exception("a member must be an object", place);
            }
            if (json.nextToken() != null) {
                throw ArchiveProblem.ARCHIVE_NOT_JSON.exception("more follows the member", place);
            }
        } catch (JacksonException e) {
            throw Json.problem(e, place);
        }
    }

    private void readMember(JsonParser json) {
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            if (object && key.equals("user")) {
                readUser(json);
            } else if (key.equals("invite_email")) {
                invites = json.currentToken() == JsonToken.VALUE_STRING && !json.getString().isEmpty();
                json.skipChildren();
            } else {
                json.skipChildren();
            }
        }
    }

    private void readUser(JsonParser json) {
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            userEmpty = false;
            JsonToken token = json.nextToken();
            switch (key) {
                case "id" -> userId = token == JsonToken.VALUE_NUMBER_INT ? Long.valueOf(json.getLongValue()) : null;
                case "username" -> username = token == JsonToken.VALUE_STRING ? json.getString() : null;
                case "public_email", "email" -> addresses.add(place(json, token));
                default -> json.skipChildren();
            }
        }
        userEnd = (int) json.currentTokenLocation().getByteOffset();
    }

    private static Place place(JsonParser json, JsonToken token) {
        int start = (int) json.currentTokenLocation().getByteOffset();
        String value = token == JsonToken.VALUE_STRING ? json.getString() : null;
        json.skipChildren();
        json.finishToken();
        return new Place(start, (int) json.currentLocation().getByteOffset(), value);
    }

    /** Empty for an invitation, which has no user yet. */
    OptionalLong userId() {
        Long id = userId;
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** Whether it is an invitation that nobody has accepted. */
    boolean invites() {
        return invites && userId == null;
    }

    @Nullable String username() {
        return username;
    }

    /** What an importer would match by: the first of {@code public_email} and {@code email} that is not empty; null when there is none. */
    @Nullable String address() {
        return addresses.stream().filter(Place::filled).map(Place::value).findFirst().orElse(null);
    }

    /** The line with this address, in lower case; the very same array when it says so already. */
    byte[] withAddress(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (userEnd < 0 || !addresses.isEmpty() && addresses.stream().allMatch(place -> lower.equals(place.value()))) {
            return line;
        }
        return addresses.isEmpty() ? inserted(lower) : replaced(lower, addresses);
    }

    /** The line without an address, so that the member matches nobody. */
    byte[] withoutAddress() {
        return address() == null ? line : replaced("", addresses.stream().filter(Place::filled).toList());
    }

    private byte[] replaced(String address, List<Place> places) {
        ByteArrayOutputStream edited = new ByteArrayOutputStream(line.length + 64);
        int copied = 0;
        for (Place place : places) {
            edited.write(line, copied, place.start() - copied);
            edited.writeBytes(quoted(address));
            copied = place.end();
        }
        edited.write(line, copied, line.length - copied);
        return edited.toByteArray();
    }

    private byte[] inserted(String address) {
        ByteArrayOutputStream edited = new ByteArrayOutputStream(line.length + 64);
        edited.write(line, 0, userEnd);
        edited.writeBytes(((userEmpty ? "" : ",") + "\"public_email\":").getBytes(StandardCharsets.US_ASCII));
        edited.writeBytes(quoted(address));
        edited.write(line, userEnd, line.length - userEnd);
        return edited.toByteArray();
    }

    private static byte[] quoted(String text) {
        return Json.quoted(text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A member line for somebody who has none, as GitLab's exports write them. Without an end for a contributor: an expired membership is refused,
     * and then nothing is attributed.
     */
    static byte[] of(RewritePlan.Guest guest, ArchiveKind kind) {
        String dated = "\"2000-01-01T00:00:00.000Z\"";
        return ("{\"access_level\":" + guest.level().value() + ",\"source_type\":\"" + (kind == ArchiveKind.GROUP ? "Namespace" : "Project")
                        + "\",\"user_id\":" + guest.sourceId() + ",\"notification_level\":3,\"created_at\":" + dated + ",\"updated_at\":" + dated
                        + ",\"created_by_id\":null,\"invite_email\":null,\"invite_accepted_at\":null,\"requested_at\":null,\"expires_at\":" + (guest.until() == null ? "null" : "\"" + guest.until() + "\"")
                        + ",\"ldap\":false,\"override\":false,\"user\":{\"id\":" + guest.sourceId() + ",\"username\":" + Json.quoted(guest.username())
                        + ",\"public_email\":" + Json.quoted(guest.email().toLowerCase(Locale.ROOT)) + "}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
