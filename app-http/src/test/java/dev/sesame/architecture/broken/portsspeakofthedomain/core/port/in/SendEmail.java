package dev.sesame.architecture.broken.portsspeakofthedomain.core.port.in;

import dev.sesame.architecture.broken.portsspeakofthedomain.core.message.Receipt;
import java.time.Duration;
import java.util.Map;

interface SendEmail {
    Receipt[] send(Map<String, Receipt> receipts, byte[] body, Duration lifetime);
}
