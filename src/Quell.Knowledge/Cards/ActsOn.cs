namespace Quell.Knowledge.Cards;

/// <summary>What kind of object an action lays hands on; consequence rules select by it.</summary>
public enum ActsOn
{
    Process,
    Container,
    Pod,
    Workload,
    File,
    Volume,
    Host,
    Identity,
    CloudResource,
    Logs,

    /// <summary>An autoscaler or a GitOps source.</summary>
    Controller,
    Policy,
    Unknown,
}
