/** The path of the executable `moto_server`, in a virtual environment outside of the checkout. */
export const MOTO_VARIABLE = 'SLUICE_MOTO_SERVER';
