package dev.sesame.http.api.problem;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problems that calls are answered with, for the description of the API. */
public final class ApiProblems {

    private ApiProblems() {}

    /** Those of every call that needs a key. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "401",
            description = "`unauthorized`: the call shows no valid API key",
            headers = @Header(name = "WWW-Authenticate", description = "`Bearer`", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "429",
            description =
                    "`too_many_requests`: the API key was used more often than its limit allows, or too many calls of"
                            + " the address came with none that is valid; of calls that send also `too_many_messages`: the"
                            + " recipient, or the end user, had as many as they may for now",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "the seconds to wait",
                            schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "406",
            description = "`not_acceptable`: the Accept header takes no JSON",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "500",
            description = "`internal_error`: something failed inside Sesame",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfEvery {}

    /** Those of a call with a body. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "400",
            description =
                    "`invalid_request`: the body is not valid; `errors` names each problem. `malformed_request`: the request is not valid HTTP",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "413",
            description = "`payload_too_large`: the request is larger than this service takes",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "415",
            description = "`unsupported_media_type`: the body is not said to be JSON",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfBody {}

    /** Those of a call without simulator that asks for it. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "404",
            description = "`not_found`: messages go to Amazon; there is no simulator",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfSimulator {}

    /** Those of a call that sends. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "422",
            description = "No message can be made of the request, or SES refused it: `connector_not_found`,"
                    + " `template_not_found`, `missing_variables`, `invalid_value`, `link_not_allowed`, `message_too_large`, `expired`,"
                    + " `message_rejected`, `idempotency_key_reused`",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "502",
            description = "`transport_misconfigured`: SES refuses our credentials, account or settings",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "503",
            description =
                    "`not_sent`: SES certainly did not accept the message; `store_unavailable`, and of calls to /v1/messages"
                            + " also `overloaded`: nothing was kept or sent. Send it again",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "the seconds to wait",
                            schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "504",
            description = "`outcome_unknown`: the answer was lost; SES may have accepted the message",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfSending {}

    /** Those of a call that may keep messages. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description = "`idempotency_key_in_flight`: the first call with this Idempotency-Key is not answered yet",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "the seconds to wait",
                            schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfStore {}

    /** Those of a call with many messages. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "422",
            description = "`idempotency_key_reused`: the Idempotency-Key came before with another request",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "503",
            description = "`store_unavailable`, `overloaded`: none of the messages was kept or sent; try again",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "the seconds to wait",
                            schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfBatch {}

    /** Those of a call about one message that is kept. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "404",
            description = "`not_found`: no message of that id is kept",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "503",
            description = "`store_unavailable`: the store cannot be used; try again",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfMessage {}

    /** Those of a call that sends a message again. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description = "`not_resendable`: its outcome is known, it expired, or its content is deleted",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "415",
            description =
                    "`unsupported_media_type`: the call is not said to be JSON, which keeps web pages from making it",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfResend {}

    /** Those of a call with a query. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "400",
            description = "`invalid_request`: `errors` names each parameter that is not valid",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "503",
            description = "`store_unavailable`: the store cannot be used; try again",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfQuery {}

    /** Those of a call that only shows a message. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "422",
            description = "Not even a message to look at can be made of the request: `connector_not_found`,"
                    + " `template_not_found`, `invalid_value`, `message_too_large`",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfPreview {}

    /** Those of a call about one of the things that people manage. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "404",
            description = "`not_found`: there is none of that id",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfOne {}

    /** Those of a call that asks the store. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "503",
            description = "`store_unavailable`: the store cannot be used; try again",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "the seconds to wait",
                            schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfManaged {}

    /** Those of a call that changes something on a condition. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "400",
            description =
                    "`invalid_request`: `If-Match` or `If-None-Match` cannot be understood, or the body is not valid",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "412",
            description = "`precondition_failed`: somebody changed it since it was read; nothing was changed now",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfChange {}

    /** Those of a call that changes what may be configured elsewhere. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description = "`read_only`: it is configured elsewhere, in a file say, and can only be changed there",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfReadOnly {}

    /** Those of a call without a body that does something. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "415",
            description =
                    "`unsupported_media_type`: the call is not said to be JSON, which keeps web pages from making it",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfAction {}

    /** Those of a call that uses a saved connector. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "502",
            description =
                    "`transport_misconfigured`: the connector cannot be used as it is saved; its `errors` say why",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfUse {}

    /** Those of a call that creates an API key. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description =
                    "`already_exists`: there is a key of that name; `last_admin`: the first key must be an admin's",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfKey {}

    /** Those of a call that deletes an API key. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description = "`read_only`: the key is in SESAME_API_KEYS; `last_admin`: it is the last one of an admin",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfLastKey {}
}
