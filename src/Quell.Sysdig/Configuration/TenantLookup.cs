using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>
/// Finds the configured tenant, in this order: the file of <c>--mcp-config</c>, Sysdig's variables, the user's own
/// configuration, the current folder's <c>.mcp.json</c>, which is never used unasked.
/// </summary>
/// <remarks>The first that names a tenant decides; what is wrong there is said, and no later one stands in for it.</remarks>
public sealed class TenantLookup
{
    /// <summary>The name of the file in a folder that somebody else may have filled.</summary>
    public const string FolderFile = ".mcp.json";

    /// <summary>A variable's value; null when it is unset.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Full path of the user's own configuration, there or not; null where no home folder is known.</summary>
    public required string? UserFile { get; init; }

    /// <summary>Full path.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Whether the person agreed to a file: its full path and the digest of its bytes.</summary>
    public required Func<string, string, bool> IsTrusted { get; init; }

    /// <summary>Why a file may not be used because of who owns it or may write it; null where it may.</summary>
    public required Func<string, string?> WhyNot { get; init; }

    /// <param name="mcpConfig">The file that was named on the command line, as a full path; null when none was.</param>
    public TenantWay Find(string? mcpConfig)
    {
        if (mcpConfig is not null)
        {
            return OfFile(mcpConfig, "--mcp-config");
        }

        var variables = SysdigVariables.Read(Environment);
        return variables switch
        {
            SysdigVariablesReading.Found found => new TenantWay.Found(
                found.Entry,
                found.Entry.How,
                null,
                $"{found.Entry.How} (from {found.UrlVariable})"
            ),
            SysdigVariablesReading.NotUsable unusable => new TenantWay.NotUsable(unusable.Trouble),
            _ => OfUser() ?? OfFolder() ?? new TenantWay.NotUsable(Nothing(variables)),
        };
    }

    private TenantWay? OfUser()
    {
        if (UserFile is null || !File.Exists(UserFile))
        {
            return null;
        }

        return WhyNot(UserFile) is { } why
            ? new TenantWay.NotUsable(
                new Trouble(
                    $"{Printable.Of(UserFile)} is not used.",
                    $"It names a program to start or a server to send a token to, and {why}.",
                    $"Make it yours alone: chown it to yourself, and run: chmod go-w {Domain.Calls.ShellWord.Quote(Printable.Of(UserFile))}"
                )
            )
            : OfFile(UserFile, "your configuration folder");
    }

    private TenantWay OfFile(string path, string said) =>
        McpServersFile.Read(path, Environment) switch
        {
            McpServersReading.Found found => Used(path, found, said),
            McpServersReading.NotUsable unusable => new TenantWay.NotUsable(unusable.Trouble),
            _ => throw new InvalidOperationException("A file is read or not usable."),
        };

    private TenantWay? OfFolder()
    {
        var path = Path.Combine(CurrentFolder, FolderFile);
        if (!File.Exists(path))
        {
            return null;
        }

        return McpServersFile.Read(path, Environment) switch
        {
            McpServersReading.Found found when IsTrusted(path, found.FileSha256) => Used(
                path,
                found,
                "which you trusted"
            ),
            McpServersReading.Found found => new TenantWay.NeedsTrust(path, found),
            McpServersReading.NotUsable { NamesServer: true } unusable => new TenantWay.NotUsable(unusable.Trouble),
            _ => null,
        };
    }

    private static TenantWay.Found Used(string path, McpServersReading.Found found, string said) =>
        new(found.Entry, path, path, $"{found.Entry.How} (from {Printable.Of(path)}, {said})");

    private Trouble Nothing(SysdigVariablesReading variables)
    {
        var half = variables is SysdigVariablesReading.NotSet { Half: { } words } ? $" {words}." : string.Empty;
        var folder = UserFile is null ? string.Empty : $" {Printable.Of(UserFile)},";
        return new Trouble(
            "No tenant is configured.",
            $"None is named by --tenant, --mcp-config, SYSDIG_SECURE_URL with SYSDIG_SECURE_API_TOKEN,{folder} or a {FolderFile} here.{half}",
            "Practise with `--tenant embedded:cryptominer`, or set SYSDIG_SECURE_URL and SYSDIG_SECURE_API_TOKEN."
        );
    }
}
