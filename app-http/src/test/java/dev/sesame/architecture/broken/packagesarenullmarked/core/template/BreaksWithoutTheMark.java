package dev.sesame.architecture.broken.packagesarenullmarked.core.template;

interface BreaksWithoutTheMark {}
