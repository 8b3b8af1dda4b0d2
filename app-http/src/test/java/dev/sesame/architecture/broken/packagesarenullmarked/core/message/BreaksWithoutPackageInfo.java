package dev.sesame.architecture.broken.packagesarenullmarked.core.message;

interface BreaksWithoutPackageInfo {}
