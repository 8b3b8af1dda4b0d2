package dev.sesame.adapter.sesapi;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;

/** Tells the {@link Handover} of a request how far the request came. */
final class HandoverInterceptor implements ExecutionInterceptor {

    static final ExecutionAttribute<Handover> HANDOVER = new ExecutionAttribute<>("sesame.handover");

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        Handover handover = attributes.getAttribute(HANDOVER);
        return context.requestBody().map(body -> {
            long length = body.optionalContentLength().orElseThrow();
            return RequestBody.fromContentProvider(
                    () -> handover.watch(body.contentStreamProvider().newStream(), length), length, body.contentType());
        });
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(HANDOVER).startTransmission();
    }
}
