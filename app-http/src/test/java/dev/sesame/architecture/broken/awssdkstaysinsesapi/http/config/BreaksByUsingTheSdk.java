package dev.sesame.architecture.broken.awssdkstaysinsesapi.http.config;

import software.amazon.awssdk.regions.Region;

interface BreaksByUsingTheSdk {
    Region region();
}
