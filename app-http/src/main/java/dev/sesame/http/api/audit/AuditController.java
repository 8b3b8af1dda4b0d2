package dev.sesame.http.api.audit;

import dev.sesame.core.change.AuditEntry;
import dev.sesame.core.port.in.ReadAuditLog;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.problem.ApiProblems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells who changed what. */
@Controller("/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Audit")
final class AuditController {

    private final ReadAuditLog log;

    AuditController(ReadAuditLog log) {
        this.log = log;
    }

    /**
     * Lists who changed connectors, templates and API keys, newest first; never to what.
     *
     * @param what only changes of these: {@code connector}, {@code template} or {@code api-key}
     * @param id only changes of the one of this id, or of this name
     * @param limit how many, 1 to 200; 50 if left out
     * @param after the {@code next} of the page before
     */
    @Get
    @Access.OfAdmins
    @ApiResponse(
            responseCode = "200",
            description = "A page of the audit log",
            content = @Content(schema = @Schema(implementation = RecordedChanges.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfQuery
    RecordedChanges listAuditEntries(
            HttpRequest<?> request,
            @QueryValue @Nullable String what,
            @QueryValue @Nullable String id,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after) {
        AuditQuery query = AuditQuery.of(request.getParameters());
        List<AuditEntry> page = log.list(query.filter(), query.after(), query.limit() + 1);
        boolean more = page.size() > query.limit();
        List<AuditEntry> shown = page.stream().limit(query.limit()).toList();
        return new RecordedChanges(
                shown.stream().map(RecordedChange::of).toList(),
                more ? Long.toString(shown.get(shown.size() - 1).version()) : null);
    }
}
