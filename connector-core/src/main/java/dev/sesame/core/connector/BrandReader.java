package dev.sesame.core.connector;

import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.template.BrandVariables;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the brand of a connector configuration. */
final class BrandReader {

    private BrandReader() {}

    static Brand read(@Nullable InputObject brand, List<Problem> warnings) {
        if (brand == null) {
            return Brand.NONE;
        }
        Brand read = new Brand(
                brand.text("name"),
                brand.parsed("logoUrl", BrandReader::httpsUrl, "an https URL such as \"https://example.com/logo.png\""),
                brand.parsed("color", BrandVariables::color, BrandVariables.COLOR_RULE),
                address(brand, "supportEmail"));
        for (String key : brand.unknownKeys()) {
            warnings.add(new Problem(brand.pointer(InputObject.escape(key)), "is not a property of a brand"));
        }
        return read;
    }

    private static Optional<String> httpsUrl(String text) {
        try {
            URI uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String address(InputObject brand, String key) {
        String text = brand.text(key);
        if (text == null) {
            return null;
        }
        try {
            return Mailbox.of("", text).address();
        } catch (InvalidAddressException e) {
            brand.problem(key, "is not an address such as \"help@example.com\": it " + e.getMessage());
            return null;
        }
    }
}
