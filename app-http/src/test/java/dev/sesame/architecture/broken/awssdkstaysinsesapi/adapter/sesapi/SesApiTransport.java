package dev.sesame.architecture.broken.awssdkstaysinsesapi.adapter.sesapi;

import software.amazon.awssdk.regions.Region;

interface SesApiTransport {
    Region region();
}
