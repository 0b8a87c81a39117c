using Quell.Runbook.Propose;

namespace Quell.Runbook.Ports;

/// <summary>Renders a plan, or the reason why there is none, as one document for machines.</summary>
public interface IPlanWriter
{
    string Render(PlanDocument plan);

    /// <summary>What a plan that stopped says instead.</summary>
    string Render(Trouble trouble);
}
