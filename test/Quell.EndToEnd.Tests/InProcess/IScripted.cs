using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A person to play, who is shown the case before each answer.</summary>
internal interface IScripted : IOperator
{
    Func<CaseState> State { get; set; }
}
