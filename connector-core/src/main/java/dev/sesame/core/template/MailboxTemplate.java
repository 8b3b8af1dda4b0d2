package dev.sesame.core.template;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Mailbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender or Reply-To with placeholders. Name and address are rendered apart, so that no value in a name can change the
 * address; what is quoted or encoded in the name is read before values are filled in, which stay as they are.
 */
final class MailboxTemplate {

    private final String field;
    private final ParsedText name;
    private final ParsedText address;

    private MailboxTemplate(String field, String name, String address) {
        this.field = field;
        this.name = ParsedText.plain(Mailbox.readName(name));
        this.address = ParsedText.plain(address);
    }

    /** The template of this field, such as {@code sendFrom}; null for a null source. */
    static @Nullable MailboxTemplate parse(String field, @Nullable String source) {
        if (source == null) {
            return null;
        }
        String trimmed = source.strip();
        int open = trimmed.lastIndexOf('<');
        if (open < 0 || !trimmed.endsWith(">")) {
            return new MailboxTemplate(field, "", trimmed);
        }
        return new MailboxTemplate(
                field, trimmed.substring(0, open), trimmed.substring(open + 1, trimmed.length() - 1));
    }

    int size() {
        return name.size() + address.size();
    }

    /** The mailbox that these values make; null if they leave nothing of its address, or are refused. */
    @Nullable
    Mailbox render(Rendering values) {
        String renderedName = values.renderHeader(name);
        String renderedAddress = values.render(address).strip();
        if (renderedAddress.isEmpty() || values.isRefused()) {
            return null;
        }
        try {
            return new Mailbox(renderedName, renderedAddress);
        } catch (InvalidAddressException e) {
            throw new UnsendableException(
                    ErrorCode.INVALID_VALUE,
                    "The template's " + field + " makes no address with this payload: it " + e.getMessage(),
                    List.of(new Problem("/template/" + field, e.getMessage())));
        }
    }
}
