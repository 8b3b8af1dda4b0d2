package dev.sesame.http.api.factory;

import dev.sesame.core.connector.ConnectorSecrets;

/** The fields of a connector's form, in their order. */
enum FormField {
    ACCESS_KEY_ID("accessKeyId", "AKIAIOSFODNN7EXAMPLE"),
    ACCESS_KEY_SECRET("accessKeySecret", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    REGION("region", "eu-west-1"),
    EMAIL_ADDRESS("emailAddress", "Example <noreply@example.com>"),
    REPLY_TO("replyTo", "support@example.com"),
    EMAIL_ADDRESS_IDENTITY_ARN("emailAddressIdentityArn", "arn:aws:ses:eu-west-1:123456789012:identity/example.com"),
    FEEDBACK_FORWARDING_EMAIL_ADDRESS("feedbackForwardingEmailAddress", "bounces@example.com"),
    FEEDBACK_FORWARDING_EMAIL_ADDRESS_IDENTITY_ARN(
            "feedbackForwardingEmailAddressIdentityArn", "arn:aws:ses:eu-west-1:123456789012:identity/example.com"),
    CONFIGURATION_SET_NAME("configurationSetName", "sign-in-mails"),
    DEFAULT_LANGUAGE("defaultLanguage", "en"),
    BRAND("brand", "{\"name\": \"Example\", \"logoUrl\": \"https://example.com/logo.png\", \"color\": \"#1a56db\"}"),
    TEMPLATES("templates", "[{\"usageType\": \"SignIn\", \"subject\": \"…\", \"content\": \"… {{code}} …\"}]"),
    TAGS("tags", "{\"service\": \"sign-in\"}"),
    TENANT_NAME("tenantName", "example"),
    ENDPOINT_ID("endpointId", "abcdef12.g3h"),
    SESSION_TOKEN("sessionToken", "IQoJb3JpZ2luX2VjEXAMPLE"),
    ROLE_ARN("roleArn", "arn:aws:iam::123456789012:role/mail"),
    EXTERNAL_ID("externalId", "sesame-mail");

    private final String key;
    private final String placeholder;

    FormField(String key, String placeholder) {
        this.key = key;
        this.placeholder = placeholder;
    }

    String key() {
        return key;
    }

    FormItem item(FactoryTexts texts) {
        boolean json = this == BRAND || this == TEMPLATES || this == TAGS;
        return new FormItem(
                key,
                json ? "Json" : "Text",
                // The sender is, too, unless every template names one.
                this == REGION,
                ConnectorSecrets.isSecret(key),
                texts.get(key + ".label"),
                placeholder,
                texts.get(key + ".description"));
    }
}
