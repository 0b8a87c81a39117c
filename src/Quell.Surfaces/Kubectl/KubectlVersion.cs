using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Probe.Kubectl;

namespace Quell.Surfaces.Kubectl;

/// <summary>Reads <c>kubectl version -o json</c>: the program's version and the cluster's.</summary>
internal static class KubectlVersion
{
    public static CallReading? Read(ReadOnlyMemory<byte> output)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var whole = new Part(document.RootElement);
            if (whole["clientVersion"]["gitVersion"].Text is not { } client)
            {
                return null;
            }
            var server = whole["serverVersion"]["gitVersion"].Text;
            return new CallReading.Printed([
                $"client {Printable.Of(client, 80)}",
                $"server {Printable.Of(server ?? "unknown", 80)}",
            ]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
