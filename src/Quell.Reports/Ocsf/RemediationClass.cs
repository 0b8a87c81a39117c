namespace Quell.Reports.Ocsf;

/// <summary>The classes of OCSF's remediation category.</summary>
internal sealed record RemediationClass(int Uid, string Name)
{
    public const int CategoryUid = 7;
    public const string CategoryName = "Remediation";

    public static readonly RemediationClass Any = new(7001, "Remediation Activity");
    public static readonly RemediationClass File = new(7002, "File Remediation Activity");
    public static readonly RemediationClass Process = new(7003, "Process Remediation Activity");
    public static readonly RemediationClass Network = new(7004, "Network Remediation Activity");

    /// <summary>By the schema's own name, as the action cards write it.</summary>
    public static RemediationClass Of(string? name) =>
        name switch
        {
            "file_remediation_activity" => File,
            "process_remediation_activity" => Process,
            "network_remediation_activity" => Network,
            _ => Any,
        };

    public static string Activity(int id) =>
        id switch
        {
            0 => "Unknown",
            1 => "Isolate",
            2 => "Evict",
            3 => "Restore",
            4 => "Harden",
            5 => "Detect",
            _ => "Other",
        };
}
