package dev.sesame.architecture.broken.adaptersstandapart.adapter.sesapi;

import dev.sesame.architecture.broken.adaptersstandapart.adapter.sessmtp.SesSmtpTransport;

interface BreaksByKnowingAnother {
    SesSmtpTransport other();
}
