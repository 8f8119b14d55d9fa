/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every feature against the programs, in parallel; promises run alone in {@link PromisesIT}. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features")
@ExcludeTags("promise")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "modelrelay.contract.steps")
@ConfigurationParameter(key = "cucumber.execution.parallel.enabled", value = "true")
@ConfigurationParameter(key = "cucumber.execution.parallel.config.strategy", value = "fixed")
@ConfigurationParameter(key = "cucumber.execution.parallel.config.fixed.parallelism", value = "4")
@ConfigurationParameter(
        key = PLUGIN_PROPERTY_NAME,
        value = "html:target/contract/report.html, message:target/contract/report.ndjson")
public final class ContractIT {}
