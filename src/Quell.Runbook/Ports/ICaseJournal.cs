namespace Quell.Runbook.Ports;

/// <summary>A journal on disk, with the one writer's lock held until it is disposed.</summary>
public interface ICaseJournal : IJournal, IAsyncDisposable;
