using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>What is asked, and said, about a configuration file that lies in the current folder.</summary>
/// <remarks>A cloned repository must not start programs or receive tokens because somebody stood in it.</remarks>
public static class FolderTrust
{
    public static Question Ask(TenantWay.NeedsTrust way) =>
        new()
        {
            Id = "t1",
            Key = "trust",
            Kind = QuestionKind.Trust,
            Words =
            [
                $"This folder brings a configuration that names a Sysdig MCP server: {Printable.Of(way.Path)}",
                .. way.Reading.Preview.Lines,
                $"SHA-256 of the file: {way.Reading.FileSha256}",
                "Whoever wrote the file decides what runs and where your variables go. A program in this folder can change without the file.",
                "Trust this file, as it is now, on this machine? Until it changes it is not asked about again.",
            ],
            Accepts = [Answer.Yes, Answer.No],
            Digest = way.Reading.FileSha256,
        };

    /// <summary>Where nobody can be asked, or somebody said no.</summary>
    public static Trouble Refused(TenantWay.NeedsTrust way) =>
        new(
            $"The {TenantLookup.FolderFile} of this folder is not used unasked.",
            $"{string.Join("; ", way.Reading.Preview.Lines.Take(2))}. Nobody on this machine has agreed to that.",
            $"If you trust it, add `--mcp-config {TenantLookup.FolderFile}`; to practise, `--tenant embedded:cryptominer`."
        );
}
