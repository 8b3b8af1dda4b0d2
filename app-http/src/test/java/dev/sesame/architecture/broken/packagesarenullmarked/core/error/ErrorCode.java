package dev.sesame.architecture.broken.packagesarenullmarked.core.error;

interface ErrorCode {}
