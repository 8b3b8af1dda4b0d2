package dev.sesame.architecture.broken.serviceshaveoneentry.core.service;

interface Delivery {}
