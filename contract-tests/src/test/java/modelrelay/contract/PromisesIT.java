/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The promises with bounds of a few milliseconds, one after the other: what is measured is the
 * programs and not the neighbours.
 */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features")
@IncludeTags("promise")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "modelrelay.contract.steps")
@ConfigurationParameter(
        key = PLUGIN_PROPERTY_NAME,
        value = "html:target/contract/promises.html, message:target/contract/promises.ndjson")
public final class PromisesIT {}
