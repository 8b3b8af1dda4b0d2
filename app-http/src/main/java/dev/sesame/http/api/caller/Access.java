package dev.sesame.http.api.caller;

import dev.sesame.core.access.Role;
import dev.sesame.http.api.problem.ProblemDetail;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which roles calls are open to, and how the description of the API says so. */
public final class Access {

    private Access() {}

    /** Calls that send, or look at what would be sent. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @AllowedTo({Role.SEND, Role.ADMIN})
    @ApiResponse(
            responseCode = "403",
            description = "`forbidden`: the call needs an API key of the role `send` or `admin`",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfSenders {}

    /** Calls that show something, and change nothing. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @AllowedTo({Role.READ, Role.ADMIN})
    @ApiResponse(
            responseCode = "403",
            description = "`forbidden`: the call needs an API key of the role `read` or `admin`",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfReaders {}

    /** Calls that show what a sender has to know. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @AllowedTo({Role.SEND, Role.READ, Role.ADMIN})
    @ApiResponse(
            responseCode = "403",
            description = "`forbidden`: the call needs an API key of the role `send`, `read` or `admin`",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfEverybody {}

    /** Calls that change something, or show who may and did. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @AllowedTo({Role.ADMIN})
    @ApiResponse(
            responseCode = "403",
            description = "`forbidden`: the call needs an API key of the role `admin`",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public @interface OfAdmins {}
}
