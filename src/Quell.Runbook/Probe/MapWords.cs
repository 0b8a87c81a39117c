using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Probe;

/// <summary>The mini-map of step B, as it is told.</summary>
public static class MapWords
{
    public static Notice Of(CaseState state) =>
        new(NoticeKind.Map, MapTree.Of(MiniMaps.Of(state), SurfaceNotes.Of(state)));
}
