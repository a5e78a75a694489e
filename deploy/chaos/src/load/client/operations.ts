/** Every command that the load gives: the service that takes it, and the address below `/v1/`. */

type Noun = { readonly service: string; readonly noun: string; readonly path: string };

const commandsOf = ({ service, noun, path }: Noun, commands: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(commands).map(([command, act]) => [
      `${noun}.${command}`,
      { service, path: act === '' ? path : `${path}/:id/${act}` },
    ]),
  );

type Address = { readonly service: string; readonly path: string };

const SUPPLY = 'supply-chain';

const addresses: Readonly<Record<string, Address | undefined>> = {
  ...commandsOf(
    { service: 'governance', noun: 'legal-entity', path: 'legal-entities' },
    { RegisterLegalEntity: '' },
  ),
  ...commandsOf({ service: 'governance', noun: 'site', path: 'sites' }, { RegisterSite: '' }),
  ...commandsOf(
    { service: 'governance', noun: 'decision-right', path: 'decision-rights' },
    { GrantDecisionRight: '' },
  ),
  ...commandsOf(
    { service: 'production', noun: 'item', path: 'items' },
    { RegisterItem: '', SetPlanningPolicy: 'set-planning-policy' },
  ),
  ...commandsOf(
    { service: 'production', noun: 'bill-of-materials', path: 'bills-of-materials' },
    { ReleaseBillOfMaterials: '' },
  ),
  ...commandsOf({ service: 'production', noun: 'routing', path: 'routings' }, { ReleaseRouting: '' }),
  ...commandsOf(
    { service: 'production', noun: 'equipment', path: 'equipment' },
    {
      RegisterEquipment: '',
      ChangeEquipmentState: 'change-equipment-state',
    },
  ),
  ...commandsOf(
    { service: 'production', noun: 'production-order', path: 'production-orders' },
    {
      CreateProductionOrder: '',
      ReleaseProductionOrder: 'release',
      HoldProductionOrder: 'hold',
      ResumeProductionOrder: 'resume',
      CancelProductionOrder: 'cancel',
      AssignOperation: 'assign-operation',
      StartOperation: 'start-operation',
      ReportQuantity: 'report-quantity',
      CompleteOperation: 'complete-operation',
    },
  ),
  ...commandsOf(
    { service: SUPPLY, noun: 'supplier', path: 'suppliers' },
    { ApproveSupplier: '', AgreePrice: 'agree-price' },
  ),
  ...commandsOf({ service: SUPPLY, noun: 'customer', path: 'customers' }, { RegisterCustomer: '' }),
  ...commandsOf({ service: SUPPLY, noun: 'location', path: 'locations' }, { RegisterLocation: '' }),
  ...commandsOf(
    { service: SUPPLY, noun: 'stock-item', path: 'stock-items' },
    {
      ReceiveStock: '',
      IssueStock: 'issue-stock',
      AdjustStock: 'adjust-stock',
      ChangeStockStatus: 'change-stock-status',
      ReserveStock: 'reserve-stock',
      ReleaseReservation: 'release-reservation',
    },
  ),
  ...commandsOf(
    { service: SUPPLY, noun: 'purchase-order', path: 'purchase-orders' },
    {
      PlacePurchaseOrder: '',
      ApprovePurchaseOrder: 'approve',
      ReceiveGoods: 'receive-goods',
      ClosePurchaseOrder: 'close',
      CancelPurchaseOrder: 'cancel',
    },
  ),
  ...commandsOf(
    { service: SUPPLY, noun: 'sales-order', path: 'sales-orders' },
    { PlaceSalesOrder: '', CancelSalesOrder: 'cancel' },
  ),
  ...commandsOf(
    { service: SUPPLY, noun: 'shipment', path: 'shipments' },
    {
      PlanShipment: '',
      DespatchShipment: 'despatch',
      DelayShipment: 'delay',
      ConfirmDelivery: 'confirm-delivery',
    },
  ),
  ...commandsOf(
    { service: 'quality', noun: 'control-plan', path: 'control-plans' },
    { ReleaseControlPlan: '' },
  ),
  ...commandsOf(
    { service: 'quality', noun: 'inspection', path: 'inspections' },
    {
      RecordMeasurement: 'record-measurement',
      DecideInspection: 'decide',
    },
  ),
  ...commandsOf(
    { service: 'hr', noun: 'employee', path: 'employees' },
    { HireEmployee: '', GrantQualification: 'grant-qualification' },
  ),
  ...commandsOf({ service: 'finance', noun: 'exchange-rate', path: 'exchange-rates' }, { PublishRate: '' }),
  ...commandsOf(
    { service: 'finance', noun: 'fiscal-period', path: 'fiscal-periods' },
    { OpenFiscalPeriod: '' },
  ),
  ...commandsOf(
    { service: 'finance', noun: 'standard-cost', path: 'standard-costs' },
    { ReleaseStandardCost: '' },
  ),
  ...commandsOf(
    { service: 'finance', noun: 'journal', path: 'journals' },
    { PostJournal: '', ReverseJournal: 'reverse' },
  ),
  ...commandsOf(
    { service: 'finance', noun: 'supplier-invoice', path: 'supplier-invoices' },
    {
      ReceiveSupplierInvoice: '',
      ReleaseSupplierInvoice: 'release',
      PaySupplierInvoice: 'pay',
    },
  ),
  ...commandsOf(
    { service: 'finance', noun: 'customer-invoice', path: 'customer-invoices' },
    {
      IssueCustomerInvoice: '',
      PayCustomerInvoice: 'pay',
    },
  ),
  // Reports of warehouses have an address of their own, and each event in them is a command.
  'epcis.Capture': { service: SUPPLY, path: '/epcis/capture' },
};

/** The service and the whole path of a command. @throws Error for a command that is not in the list */
export const addressOf = (operation: string, id = ''): Address => {
  const found = addresses[operation];
  if (!found) throw new Error(`The load knows no ${operation}.`);
  const { service, path } = found;
  if (path.startsWith('/')) return found;
  return { service, path: `/v1/${path.replace(':id', encodeURIComponent(id))}` };
};
