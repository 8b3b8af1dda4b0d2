package dev.sesame.http.api.message;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Messages to send. Unknown members are refused.
 *
 * @param messages 1 to 100 messages
 */
@Schema(name = "Batch")
record BatchBody(List<MessageBody> messages) {}
