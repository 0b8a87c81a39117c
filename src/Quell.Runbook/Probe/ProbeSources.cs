namespace Quell.Runbook.Probe;

/// <summary>Names of the sources that step B and C read besides the SysQL recipes.</summary>
public static class ProbeSources
{
    public const string Event = "event";
    public const string ProcessTree = "process tree";
    public const string Catalogue = "catalogue";
    public const string ScopedCatalogue = "catalogue of the event";
    public const string Executions = "executions";
    public const string Storage = "capture storage";
    public const string Tools = "tools";
    public const string Settings = "settings";
}
