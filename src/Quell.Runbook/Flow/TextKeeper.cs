using System.Security.Cryptography;
using System.Text;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Flow;

/// <summary>Writes a text for a person beside the journal, and journals where it lies.</summary>
public sealed class TextKeeper(ICaseStore cases, CaseLog log)
{
    public async Task KeepAsync(Next.KeepText keep, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(keep.Text + "\n");
        var path = cases.WriteBeside(log.State.Opened!.Case, keep.FileName, bytes);
        await log.AppendAsync(
            new CaseEntry.TextKept(keep.Key, path, Convert.ToHexStringLower(SHA256.HashData(bytes))),
            cancellationToken
        );
    }
}
