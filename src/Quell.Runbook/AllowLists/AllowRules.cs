namespace Quell.Runbook.AllowLists;

/// <summary>The ids of the allow-list's rules, as journals and error texts name them.</summary>
public static class AllowRules
{
    /// <summary>Only kubectl and aws are run.</summary>
    public const string Program = "allow.program";

    /// <summary>Arguments are printable, bounded in length and number.</summary>
    public const string Argument = "allow.argument";

    /// <summary>Only the runbook's verbs, each in its place right after the program.</summary>
    public const string Verb = "allow.verb";

    /// <summary>Only the verb's own flags.</summary>
    public const string Flag = "allow.flag";

    /// <summary>A flag at most once.</summary>
    public const string Repeated = "allow.repeated";

    /// <summary>A flag's value is of its alphabet, and a flag that must be there is there.</summary>
    public const string Value = "allow.value";

    /// <summary>Every call that reaches a cluster names its context.</summary>
    public const string Context = "allow.context";

    /// <summary>A write to a namespaced object names the namespace.</summary>
    public const string Namespace = "allow.namespace";

    /// <summary>Only known kinds.</summary>
    public const string Resource = "allow.resource";

    /// <summary>Secrets are neither read nor written.</summary>
    public const string Secret = "allow.secret";

    /// <summary>What is named: exactly one object on a write.</summary>
    public const string Target = "allow.target";

    /// <summary>A patch is JSON of the shape that its type asks for.</summary>
    public const string Patch = "allow.patch";

    /// <summary>Only the runbook's MCP tools, by exact server and name.</summary>
    public const string Tool = "allow.tool";

    /// <summary>Only the one address that is posted to.</summary>
    public const string Url = "allow.url";
}
