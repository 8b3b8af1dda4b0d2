package dev.sesame.architecture.broken.adaptersstandapart.adapter.sessmtp;

public interface SesSmtpTransport {}
