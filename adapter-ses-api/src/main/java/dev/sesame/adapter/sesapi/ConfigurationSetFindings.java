package dev.sesame.adapter.sesapi;

import static dev.sesame.adapter.sesapi.SesApiInspector.subject;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import software.amazon.awssdk.services.sesv2.model.GetConfigurationSetResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/** Whether a configuration set lets mail through. */
final class ConfigurationSetFindings {

    private ConfigurationSetFindings() {}

    static CheckItem item(Questions questions, String name, String region) throws InterruptedException {
        CheckSubject subject = subject(CheckKind.CONFIGURATION_SET, name);
        GetConfigurationSetResponse set;
        try {
            set = questions.configurationSet(name);
        } catch (NotFoundException e) {
            return subject.fail(
                    "There is no configuration set " + name + " in " + region + ".",
                    "Create it in this region, or correct or leave out configurationSetName.");
        } catch (RuntimeException e) {
            Trouble trouble = Trouble.of(e, region);
            return subject.warn("The configuration set could not be looked at. " + trouble.found(), trouble.remedy());
        }
        boolean enabled = set.sendingOptions() == null
                || !Boolean.FALSE.equals(set.sendingOptions().sendingEnabled());
        return enabled
                ? subject.pass("The configuration set " + name + " exists, and lets mail through.")
                : subject.fail(
                        "Sending is paused for the configuration set " + name + ".",
                        "Resume it with PutConfigurationSetSendingOptions, or name another one.");
    }
}
