using System.Text;
using Quell.Terminal.Configuration;

namespace Quell.Terminal.Tests.Reference;

/// <summary>docs/reference/configuration.md.</summary>
internal static class ConfigurationDocument
{
    public const string Sample = """
        # config.yaml
        state: ~/incidents
        kubectl:
          context: prod-eu-1
        watch:
          interval: 30
          polls: 20
        timeouts:
          read: 60
        """;

    public static string Text()
    {
        var text = new StringBuilder(
            $"""
            # Configuration

            Made from the settings themselves; a test compares it. A setting is looked for in four places, the later outdoing
            the earlier:

            1. its default;
            2. the file `$XDG_CONFIG_HOME/quell/config.yaml`, or `~/.config/quell/config.yaml` where that variable is not set;
            3. its variable in the environment; an empty one counts as not set;
            4. its flag.

            `quell doctor --config` prints what is in force and where each value comes from.

            ## The file

            ```yaml
            {Sample.ReplaceLineEndings("\n")}
            ```

            YAML, maps and single values, UTF-8, at most 64 KiB; a key may be nested or not exist. A key that is none of those
            below is an error that names the line and the nearest key; so is a value that its flag would refuse. No part of a
            file with an error is used. A path is a whole one or begins with `~/`, so that it means the same wherever you
            stand.

            The file, and the folder that it lies in, have to be yours (or the system administrator's), and nobody else may write
            them; a file with an executable bit is refused. It holds no secrets, because there is no key for one: tokens stay
            in the environment or in the `mcpServers` file ([tenants](../guide/tenants.md)).

            ## Settings

            | Key | Variable | Flag | Takes | Default |
            | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n")
        );
        foreach (var setting in SettingCatalog.All)
        {
            text.Append(
                $"| `{setting.Key}` | `{setting.Variable}`{(setting.OtherVariable is { } other ? $", else `{other}`" : "")} | {(setting.Flag is { } flag ? $"`{flag}`" : "none")} | {setting.Form.Takes} | {setting.Usual ?? "not set"} |\n"
            );
        }
        text.Append("\n## What each does\n\n");
        foreach (var setting in SettingCatalog.All)
        {
            text.Append($"- `{setting.Key}`: {setting.Does}.\n");
        }
        text.Append(
            """

            `tenant` and `mcp-config` name one thing between them: the highest place that names either decides, and `--scenario`
            outdoes both. `quell undo` takes the tenant of its case before a configured one.

            Not configurable, on purpose: `--surfaces` (real surfaces for practice are asked for each time), any answer to a
            question, any grant.

            ## Variables of others

            `XDG_CONFIG_HOME`, `XDG_STATE_HOME`, `HOME`, `PATH`, `NO_COLOR`, `KUBECONFIG`, `SSL_CERT_FILE` and the proxy variables
            mean what they mean elsewhere; Sysdig's are in [tenants](../guide/tenants.md), those of aws go to aws as they stand.

            ## Files it writes

            | File | What |
            | --- | --- |
            | the folder of `state` | the cases, and which `.mcp.json` you trusted |
            | `~/.config/sysdig-bloom/disclaimer-shown-v1` | that the first-run notice was shown; its place is the runbook's, shared by every program that follows it, and does not follow `XDG_CONFIG_HOME` |

            """.ReplaceLineEndings("\n")
        );
        return text.ToString();
    }
}
