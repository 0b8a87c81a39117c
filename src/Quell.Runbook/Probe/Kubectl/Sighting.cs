using Quell.Domain.Calls;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>An object, with the call that showed it.</summary>
public sealed record Sighting(KubeObject Object, Citation Citation, DateTimeOffset At)
{
    public Part Fields { get; } = new(Object.Fields);

    public Part Metadata => Fields["metadata"];

    public Part Spec => Fields["spec"];

    public Part Status => Fields["status"];

    public string? Annotation(string key) => Metadata["annotations"][key].Text;

    public string? Label(string key) => Metadata["labels"][key].Text;
}
